META
key;value
description;Equal votes: the lower cost, not the points
num_projects;2
num_votes;2
budget;6
vote_type;cumulative
PROJECTS
project_id;cost
x;4
y;6
VOTES
voter_id;vote;points
a;x,y;1,4
b;x,y;1,5
