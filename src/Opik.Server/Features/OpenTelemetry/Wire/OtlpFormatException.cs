namespace Opik.Server.Features.OpenTelemetry.Wire;

/// <summary>The body is not an OTLP trace export: HTTP 400, gRPC INVALID_ARGUMENT. The message tells what is wrong with it.</summary>
public sealed class OtlpFormatException : Exception
{
    /// <summary>Says <paramref name="message"/> to the exporter.</summary>
    public OtlpFormatException(string message) : base(message)
    {
    }

    /// <summary>With its cause.</summary>
    public OtlpFormatException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Without text.</summary>
    public OtlpFormatException() : base("The body is not an OTLP trace export.")
    {
    }
}
