using Opik.Guardrails;

namespace Opik;

/// <summary>A text did not pass a guardrail, or could not be checked: what it was for must not go on. Python: <c>GuardrailValidationFailed</c>.</summary>
public class GuardrailValidationFailedException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="validation">All results.</param>
    /// <param name="inner">What caused it.</param>
    public GuardrailValidationFailedException(string message, GuardrailValidation validation, Exception? inner = null)
        : base(message, inner)
    {
        ArgumentNullException.ThrowIfNull(validation);
        Validation = validation;
    }

    /// <summary>All results.</summary>
    public GuardrailValidation Validation { get; }

    /// <summary>The results that did not pass; none when nothing could be checked.</summary>
    public IReadOnlyList<GuardrailCheckResult> FailedChecks => [.. Validation.Checks.Where(check => !check.Passed)];
}
