namespace Opik.Contracts;

/// <summary>An error of a trace or span, as the wire has it.</summary>
/// <param name="ExceptionType">Type name of the exception, never empty.</param>
/// <param name="Message">What it said.</param>
/// <param name="Traceback">Stack trace; required by clients, may be as short as the type name.</param>
public sealed record ErrorInfo(string ExceptionType, string? Message, string Traceback);
