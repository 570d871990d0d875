using Opik.Contracts;
using Opik.Server.Features.Studio.Planning;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Studio;

/// <summary>A run that is only thought of: the body of a new optimization, of which the rest is passed over.</summary>
[RequiredMembers(nameof(StudioConfig))]
internal sealed record StudioEstimateBody(Guid? ProjectId, string? ProjectName, string? ObjectiveName, [property: WrittenAs(typeof(StudioConfigBody))] JsonText? StudioConfig);
