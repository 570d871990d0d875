using System.Text;
using System.Text.Json.Serialization.Metadata;
using Opik.Capture;

namespace Opik.Sdk.Tests.Capture;

/// <summary>The JSON text of a captured value.</summary>
internal static class Captured
{
    public static string Json<T>(T value, IJsonTypeInfoResolver? resolver = null) =>
        Encoding.UTF8.GetString(ValueCapture.ToUtf8(value, CaptureSerializer.For(resolver)).Span);
}
