using Opik.Contracts;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Optimizations;

/// <summary>Member <c>error_info</c> as sent.</summary>
internal sealed record ErrorInfoBody(string? ExceptionType, string? Message, string? Traceback)
{
    /// <summary>Adds what breaks a rule.</summary>
    public void Check(Violations violations)
    {
        violations.CheckNotBlank("errorInfo.", "exceptionType", ExceptionType);
        violations.CheckNotNull("errorInfo.", "traceback", Traceback);
    }

    /// <summary>The error; <see cref="Check"/> has found nothing.</summary>
    public ErrorInfo ToErrorInfo() => new(ExceptionType!, Message, Traceback!);
}
