using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>Room that the data of a workspace take.</summary>
/// <param name="TotalBytes">All of it, the sum of the kinds.</param>
/// <param name="DayBytes">Traces, spans and attachments among it that arrived in the last 24 hours, estimated.</param>
/// <param name="Estimated">True when the files serve other workspaces too: the total is then the likely part of this one.</param>
/// <param name="ScoredBytes">The part of traces and spans that scored and annotated traces take, estimated.</param>
/// <param name="Kinds">By kind of data.</param>
internal sealed record StorageView(long TotalBytes, long DayBytes, bool Estimated, long ScoredBytes, IReadOnlyList<StorageKindView> Kinds)
{
    public static StorageView Of(IReadOnlyList<StorageUse> parts)
    {
        StorageKindView[] kinds =
        [
            new("traces_and_spans", parts.Sum(static part => part.TracesAndSpans)),
            new("attachments", parts.Sum(static part => part.Attachments)),
            new("experiments_datasets_prompts", parts.Sum(static part => part.ExperimentsDatasetsPrompts)),
            new("other", parts.Sum(static part => part.Other)),
        ];
        return new(kinds.Sum(static kind => kind.Bytes), parts.Sum(static part => part.New), parts.Any(static part => part.Shared), parts.Sum(static part => part.ScoredTraces), kinds);
    }
}
