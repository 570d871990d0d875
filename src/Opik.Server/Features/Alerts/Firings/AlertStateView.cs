using Opik.Storage;

namespace Opik.Server.Features.Alerts.Firings;

/// <summary>How an alert stands, on the wire.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="State">How it stands.</param>
/// <param name="Since">Since when a condition holds; left out: none does.</param>
/// <param name="Unacknowledged">Firings that nobody has looked at.</param>
/// <param name="Mute">The mute that is on; left out: none.</param>
/// <param name="Last">The latest firing; left out: there was none.</param>
/// <param name="Recent">Firings of the last days, newest first.</param>
internal sealed record AlertStateView(Guid AlertId, AlertState State, DateTime? Since, long Unacknowledged, AlertMuteView? Mute, AlertFiringView? Last, IReadOnlyList<AlertSpanView> Recent)
{
    public static AlertStateView Of(AlertStanding standing, IEnumerable<AlertFiring> recent, DateTime now)
    {
        var mute = standing.Mute is { } set && set.IsAt(now) ? set : null;
        var state = mute is not null ? AlertState.Muted
            : standing.FiringSince is not null ? AlertState.Firing
            : standing.Unacknowledged > 0 ? AlertState.ToAcknowledge
            : AlertState.Quiet;
        return new AlertStateView(
            standing.AlertId, state, standing.FiringSince, standing.Unacknowledged, mute is null ? null : AlertMuteView.Of(mute),
            standing.Last is { } last ? AlertFiringView.Of(last) : null, [.. recent.Select(static firing => new AlertSpanView(firing.BeganAt, firing.EndedAt, firing.Calls))]);
    }
}
