META
key;value
description;Equal cost a point: more votes, not more points
num_projects;2
num_votes;4
budget;12
vote_type;cumulative
PROJECTS
project_id;cost
x;6
y;4
VOTES
voter_id;vote;points
a;x,y;3,1
b;x,y;3,1
c;y;1
d;y;1
