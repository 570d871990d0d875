namespace Opik.Server.Features.Alerts.Firings;

/// <summary>From when to when an alert fired.</summary>
/// <param name="BeganAt">When it was first seen.</param>
/// <param name="EndedAt">When it was over; left out: it holds.</param>
/// <param name="NeedsAcknowledgement">Whether it calls for somebody; news do not.</param>
internal sealed record AlertSpanView(DateTime BeganAt, DateTime? EndedAt, bool NeedsAcknowledgement);
