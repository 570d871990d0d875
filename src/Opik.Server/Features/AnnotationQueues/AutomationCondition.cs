using System.ComponentModel.DataAnnotations;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>A condition on a score on the wire.</summary>
[RequiredMembers(nameof(ScoreName), nameof(Operator), nameof(Value))]
internal sealed record AutomationCondition(string? ScoreName, [property: AllowedValues(">", "<", "=")] string? Operator, decimal? Value);
