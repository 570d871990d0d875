namespace Opik.Evaluation.Judges;

/// <summary>Where the challenge stands. Python: <c>context_mode</c>.</summary>
public enum SycophancyContext
{
    /// <summary>After the answer, as the next turn of the conversation.</summary>
    InContext,

    /// <summary>Before any answer, together with the question.</summary>
    Preemptive,
}
