using System.ComponentModel.DataAnnotations;
using Opik.Contracts;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Firings;

/// <summary>A firing on the wire.</summary>
internal sealed record AlertFiringView(
    Guid Id,
    Guid AlertId,
    [property: WrittenAs(typeof(AlertEventType))] string Metric,
    string? Score,
    string? Measure,
    DateTime BeganAt,
    DateTime? EndedAt,
    AlertFiringEnd? EndedBy,
    [property: AllowedValues("<", ">")] string? Operator,
    decimal? Threshold,
    decimal? Value,
    long Events,
    bool NeedsAcknowledgement,
    DateTime? AcknowledgedAt,
    string? AcknowledgedBy,
    string? Note,
    long Sent,
    long Failed,
    long Muted,
    IReadOnlyList<AlertMessageView> Messages)
{
    public static AlertFiringView Of(AlertFiring firing) => new(
        firing.Id, firing.AlertId, firing.EventType.WireName(), firing.Measured?.Score, firing.Measured?.Measure, firing.BeganAt, firing.EndedAt, firing.End,
        firing.Measured is { } measured ? measured.IsBelow ? "<" : ">" : null, firing.Measured?.Threshold, firing.Measured?.Value, firing.Events,
        firing.Calls, firing.AcknowledgedAt, firing.AcknowledgedBy, firing.Note, firing.Sent, firing.Failed, firing.Muted, [.. firing.Messages.Select(AlertMessageView.Of)]);
}
