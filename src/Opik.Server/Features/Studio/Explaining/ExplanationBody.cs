using Opik.Server.OpenApi;

namespace Opik.Server.Features.Studio.Explaining;

/// <summary>Which trial is to be explained.</summary>
/// <param name="ExperimentId">The trial.</param>
/// <param name="Model">The model that explains; null: that of the run.</param>
[RequiredMembers(nameof(ExperimentId))]
internal sealed record ExplanationBody(Guid? ExperimentId, string? Model);
