namespace Opik.Evaluation.Judges;

/// <summary>Whether a judge of assertions may look around in the recorded trace with tools. Python: <c>scoring_tool_strategy</c>.</summary>
public enum ScoringToolStrategy
{
    /// <summary>It may when there is a trace and the model is known to use tools well.</summary>
    Auto,

    /// <summary>It may whenever there is a trace, whatever the model.</summary>
    Always,

    /// <summary>It judges by input and output alone.</summary>
    Never,
}
