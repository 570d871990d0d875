using Opik.Server.Features.Playground.Running;

namespace Opik.Server.Features.Playground.Answers;

/// <summary>Data of an event <c>cells</c> of a run; that of <c>end</c> is empty.</summary>
/// <param name="Pieces">What calls said since the event before.</param>
/// <param name="Ended">Cells that ended since.</param>
internal sealed record PlaygroundProgress(IReadOnlyList<LivePiece> Pieces, IReadOnlyList<PlaygroundCellAnswer> Ended);
