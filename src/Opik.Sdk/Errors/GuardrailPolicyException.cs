namespace Opik;

/// <summary>A stored policy holds a guard that this version cannot run. Python: <c>GuardrailPolicyError</c>.</summary>
public sealed class GuardrailPolicyException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What caused it.</param>
    public GuardrailPolicyException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
