using System.Net;
using System.Net.Sockets;

namespace Opik.Server.Hosting.Egress;

/// <summary>
/// Sorts addresses by the special-purpose registries of IANA (RFC 6890 and later). An IPv6 address that carries an IPv4
/// one (mapped, compatible, NAT64, 6to4) counts as that one: the network delivers it there.
/// </summary>
internal static class AddressRanges
{
    // Cloud metadata services outside the IPv4 link-local range, which is forbidden as a whole.
    private static readonly IPAddress[] Metadata =
    [
        IPAddress.Parse("fd00:ec2::254"), // AWS
        IPAddress.Parse("fd00:ec2::23"), // AWS, identities of pods
        IPAddress.Parse("fd20:ce::254"), // Google
        IPAddress.Parse("100.100.100.200"), // Alibaba
        IPAddress.Parse("168.63.129.16"), // Azure
        IPAddress.Parse("192.0.0.192"), // Oracle
    ];

    private static readonly IPNetwork[] ForbiddenRanges =
    [
        IPNetwork.Parse("169.254.0.0/16"), // link-local: metadata of AWS, Azure, Google and others
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, broadcast
        IPNetwork.Parse("ff00::/8"), // multicast
    ];

    private static readonly IPNetwork[] PrivateRanges =
    [
        IPNetwork.Parse("0.0.0.0/8"), // "this host": connects to loopback
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"), // shared by carriers and overlay networks
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("::/128"),
        IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("100::/64"), // discard
        IPNetwork.Parse("2001::/32"), // Teredo: hides who is meant
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("64:ff9b:1::/48"), // local translation
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fec0::/10"),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");

    /// <summary>The kind of an address.</summary>
    public static AddressKind KindOf(IPAddress address)
    {
        var target = Carried(address) ?? address;
        if (target.AddressFamily == AddressFamily.InterNetworkV6 && target.ScopeId != 0)
            target = new IPAddress(target.GetAddressBytes());
        if (Metadata.Contains(target) || Contains(ForbiddenRanges, target))
            return AddressKind.Forbidden;
        return Contains(PrivateRanges, target) ? AddressKind.Private : AddressKind.Public;
    }

    private static bool Contains(IPNetwork[] ranges, IPAddress address) =>
        Array.Exists(ranges, range => range.BaseAddress.AddressFamily == address.AddressFamily && range.Contains(address));

    // ::ffff:10.0.0.1, ::10.0.0.1, 64:ff9b::10.0.0.1, 2002:0a00:0001:: → 10.0.0.1
    private static IPAddress? Carried(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address))
            return new IPAddress(bytes.AsSpan(2, 4));
        var isCompatible = Compatible.Contains(address) && !address.Equals(IPAddress.IPv6Any) && !address.Equals(IPAddress.IPv6Loopback);
        return isCompatible || Nat64.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4)) : null;
    }
}
