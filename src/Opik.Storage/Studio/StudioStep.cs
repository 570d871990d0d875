using Opik.Contracts;

namespace Opik.Storage;

/// <summary>An evaluation or a question of a run.</summary>
/// <param name="Key">Names it within the run, at most 200 characters.</param>
/// <param name="ExperimentId">The experiment of an evaluation; null: a question.</param>
/// <param name="Result">What came of it, as the server wrote it; null: an evaluation that is not done.</param>
public sealed record StudioStep(string Key, Guid? ExperimentId, JsonText? Result);
