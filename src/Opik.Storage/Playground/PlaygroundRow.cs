using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A row of a run.</summary>
/// <param name="Position">From 0.</param>
/// <param name="ItemId">The dataset item; of values given by hand an id of its own.</param>
/// <param name="Number">Which of the runs of the item, from 0.</param>
/// <param name="Data">Of values given by hand all of them, of an item a preview: an object.</param>
public sealed record PlaygroundRow(long Position, Guid ItemId, int Number, JsonText Data);
