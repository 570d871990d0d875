namespace Opik.Server.Features.Alerts.Firings;

/// <summary>How an alert stands, the most pressing first; a mute covers the others.</summary>
internal enum AlertState
{
    /// <summary>It sends nothing.</summary>
    Muted,

    /// <summary>A condition holds.</summary>
    Firing,

    /// <summary>A firing has ended and nobody has looked at it.</summary>
    ToAcknowledge,

    /// <summary>Nothing.</summary>
    Quiet,
}
