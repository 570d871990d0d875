namespace Opik.Evaluation.Judges;

/// <summary>A step of an agent.</summary>
/// <param name="Thought">What it considered; null: not known.</param>
/// <param name="Action">What it did, e.g. which tool it called with which arguments; null: nothing.</param>
/// <param name="Observation">What came back; null: nothing.</param>
public sealed record TrajectoryStep(string? Thought, string? Action, string? Observation = null)
{
    internal string Text => string.Join('\n', new[] { Line("thought", Thought), Line("action", Action), Line("observation", Observation) }.OfType<string>());

    private static string? Line(string name, string? value) => value is null ? null : $"{name}: {value}";
}
