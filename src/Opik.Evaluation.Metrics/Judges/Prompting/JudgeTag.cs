namespace Opik.Evaluation.Judges;

/// <summary>A part of what a judge looks at, shown to it between <c>&lt;name&gt;</c> and <c>&lt;/name&gt;</c>.</summary>
/// <param name="Name">Name of the tag: ASCII letters, digits and <c>_</c>.</param>
/// <param name="Description">What it is, for the model, e.g. <c>what the user asked</c>.</param>
public sealed record JudgeTag(string Name, string Description)
{
    internal static JudgeTag Input { get; } = new("input", "what the user asked");

    internal static JudgeTag Output { get; } = new("output", "what the system under test answered");

    internal static JudgeTag ExpectedOutput { get; } = new("expected_output", "the answer that was expected");

    internal static JudgeTag Context { get; } = new("context", "the documents that the system was given, each in a <document> tag");
}
