namespace Opik.Llm;

/// <summary>A model did not answer by its schema, however often it was asked. Python: <c>JSONParsingError</c>.</summary>
public sealed class StructuredOutputException : ChatException
{
    /// <param name="problem">What is wrong with the last answer.</param>
    /// <param name="attempts">How often the model was asked.</param>
    /// <param name="lastText">The last answer.</param>
    /// <param name="cause">The failure behind it.</param>
    public StructuredOutputException(string problem, int attempts, string lastText, Exception? cause = null)
        : base(502, $"The model did not answer as asked ({attempts} {(attempts == 1 ? "attempt" : "attempts")}): {problem}", cause) => (Attempts, LastText) = (attempts, lastText);

    /// <summary>How often the model was asked.</summary>
    public int Attempts { get; }

    /// <summary>The last answer.</summary>
    public string LastText { get; }
}
