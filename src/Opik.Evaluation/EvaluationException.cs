namespace Opik.Evaluation;

/// <summary>There is nothing to evaluate, or it cannot be. Python: <c>EvaluationError</c>.</summary>
public class EvaluationException : OpikException
{
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What caused it; null: nothing.</param>
    public EvaluationException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
