using Opik.Contracts;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>
/// The error of a span: its last <c>exception</c> event
/// (https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/), or a status that says it failed.
/// </summary>
internal static class SpanErrors
{
    private const string Unnamed = "Error";

    /// <summary>The error; null when the span did not fail.</summary>
    public static ErrorInfo? Of(OtlpSpan span)
    {
        var exception = span.Events.LastOrDefault(entry => entry.Name == "exception");
        if (exception is null && span.StatusCode != OtlpSpan.ErrorStatus)
            return null;
        var type = FirstText(exception?["exception.type"], span["error.type"]) ?? Unnamed;
        var message = FirstText(exception?["exception.message"]) ?? (span.StatusMessage.Length > 0 ? span.StatusMessage : FirstText(span["error.message"]));
        var trace = FirstText(exception?["exception.stacktrace"]) ?? message ?? type;
        return new ErrorInfo(type, message, trace);
    }

    private static string? FirstText(params ReadOnlySpan<OtlpValue?> values)
    {
        foreach (var value in values)
        {
            if (value?.AsText() is { } text && !string.IsNullOrWhiteSpace(text))
                return text;
        }

        return null;
    }
}
