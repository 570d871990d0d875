using Opik.Storage;

namespace Opik.Server.Features.Alerts.Firings;

/// <summary>What became of a message, on the wire.</summary>
internal sealed record AlertMessageView(Guid Id, AlertMessageOutcome Outcome, DateTime At, int Attempts, double? DurationMs, int? StatusCode, string? ErrorMessage)
{
    public static AlertMessageView Of(AlertMessageNote note) => new(
        note.Id, note.Outcome, note.At, note.Attempts, note.Duration is { } duration ? Math.Round(duration.TotalMilliseconds, 1) : null, note.Status, note.Error);
}
