namespace Opik.Server.Hosting.Egress;

/// <summary>Who answers at an address, as far as outgoing calls care.</summary>
internal enum AddressKind
{
    /// <summary>Anybody on the internet.</summary>
    Public,

    /// <summary>This machine or its network: loopback, private and shared ranges, IPv6 link-local.</summary>
    Private,

    /// <summary>Nobody that a call of this server could mean: metadata services of clouds, multicast, reserved ranges.</summary>
    Forbidden,
}
