namespace Opik.Server.Features.EntitySearch;

/// <summary>What was found, by kind.</summary>
internal sealed record EntitySearchAnswer(IReadOnlyList<FoundView> Content);
