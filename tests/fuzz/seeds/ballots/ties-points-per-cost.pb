META
key;value
description;Equal points per cost: more votes, not more points
num_projects;2
num_votes;3
budget;4
vote_type;cumulative
PROJECTS
project_id;cost
p;3
q;2
VOTES
voter_id;vote;points
a;p;6
b;q;2
c;q;2
