using Opik.Guardrails;

namespace Opik;

/// <summary>A guardrail could not check a text: the service or the judge failed. Guardrails fail closed. Python: <c>GuardrailValidationError</c>.</summary>
public sealed class GuardrailUnavailableException : GuardrailValidationFailedException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="validation">The results there are.</param>
    /// <param name="inner">What caused it.</param>
    public GuardrailUnavailableException(string message, GuardrailValidation validation, Exception? inner = null)
        : base(message, validation, inner)
    {
    }
}
