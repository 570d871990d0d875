namespace Opik.Server.Features.Alerts.Sending;

/// <summary>What came of a call.</summary>
/// <param name="Status">Status of the answer; null: there was none.</param>
/// <param name="Error">Why it failed, for people; null: it did not.</param>
/// <param name="IsFinal">Whether another attempt would fail too.</param>
/// <param name="RetryAfter">How long the receiver asks to wait; null: it does not say.</param>
internal sealed record WebhookOutcome(int? Status, string? Error, bool IsFinal, TimeSpan? RetryAfter)
{
    /// <summary>How long the call took.</summary>
    public TimeSpan Duration { get; init; }

    public bool IsSuccess => Error is null;
}
