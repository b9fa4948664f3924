META
key;value
description;Equal cost a voter: more votes, not more points
num_projects;2
num_votes;3
budget;6
vote_type;cumulative
PROJECTS
project_id;cost
x;4
y;6
VOTES
voter_id;vote;points
a;x,y;9,1
b;x,y;9,1
c;y;1
