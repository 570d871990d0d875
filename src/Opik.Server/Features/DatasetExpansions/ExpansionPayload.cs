namespace Opik.Server.Features.DatasetExpansions;

/// <summary>What an expansion job has to do.</summary>
/// <param name="DatasetId">The dataset whose items are the examples.</param>
/// <param name="Request">What is to be made.</param>
internal sealed record ExpansionPayload(Guid DatasetId, ExpansionBody Request);
