using Opik.Contracts;

namespace Opik.Server.Features.Playground.Answers;

/// <summary>A row on the wire, with the cells that were ever tried.</summary>
internal sealed record PlaygroundRowAnswer(long Position, Guid ItemId, int Number, JsonText Data, IReadOnlyList<PlaygroundCellAnswer> Cells);
