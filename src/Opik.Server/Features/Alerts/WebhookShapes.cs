using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Opik.Server.Features.Alerts;

/// <summary>What is sent for each kind of event.</summary>
internal sealed record WebhookExamplesShape(IReadOnlyDictionary<string, JsonElement> ResponseExamples);

/// <summary>What became of a trial.</summary>
internal sealed record WebhookTrialShape([property: AllowedValues("success", "failure")] string Status, int? StatusCode, double DurationMs, DateTime TestedAt, string RequestBody, string? ErrorMessage);
