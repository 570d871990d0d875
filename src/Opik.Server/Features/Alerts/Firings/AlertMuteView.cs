using Opik.Storage;

namespace Opik.Server.Features.Alerts.Firings;

/// <summary>A mute on the wire.</summary>
/// <param name="Since">When it was muted.</param>
/// <param name="Until">Until when; left out: for good.</param>
/// <param name="By">Who did it.</param>
internal sealed record AlertMuteView(DateTime Since, DateTime? Until, string By)
{
    public static AlertMuteView Of(AlertMute mute) => new(mute.Since, mute.Until, mute.By);
}
