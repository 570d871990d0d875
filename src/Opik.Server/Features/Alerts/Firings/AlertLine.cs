using System.ComponentModel.DataAnnotations;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Firings;

/// <summary>A firing as charts draw it.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="AlertName">Its name now.</param>
/// <param name="Metric">The kind of event, as in triggers.</param>
/// <param name="Score">Of scores: the name.</param>
/// <param name="Measure">What of the kind was measured; null: what it has always been.</param>
/// <param name="BeganAt">When it was first seen.</param>
/// <param name="EndedAt">When it was over; null: it holds.</param>
/// <param name="Threshold">The threshold, in the unit of the kind; null: the event was raised, not measured.</param>
/// <param name="Value">What was measured, farthest from the threshold.</param>
/// <param name="Operator">The sign of the condition.</param>
internal sealed record AlertLine(
    Guid AlertId, string AlertName, [property: WrittenAs(typeof(AlertEventType))] string Metric, string? Score, string? Measure, DateTime BeganAt, DateTime? EndedAt, decimal? Threshold, decimal? Value,
    [property: AllowedValues("<", ">")] string? Operator);
