# Runs a program on a machine of its own beside another one, "client", both as network namespaces. Needs `unshare --user --map-root-user --net --mount`.
set -e
mount -t tmpfs tmpfs /run
ip netns add client
ip link add eth0 type veth peer name eth0 netns client
ip address add 10.11.12.1/24 dev eth0
ip link set eth0 up
ip link set lo up
nsenter --net=/run/netns/client sh -c 'ip address add 10.11.12.2/24 dev eth0 && ip link set eth0 up'
exec "$@"
