using Opik.Server.Features.Datasets.Items;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>Items that a model proposes; none is stored.</summary>
internal sealed record ProposedItemsShape(IReadOnlyList<DatasetItemShape> GeneratedSamples, string Model, int TotalGenerated, DateTime GenerationTime);
