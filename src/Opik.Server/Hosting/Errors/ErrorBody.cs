using System.Text.Json;

namespace Opik.Server.Hosting.Errors;

/// <summary>The two error shapes of the wire.</summary>
internal static class ErrorBody
{
    /// <summary>Writes the members of <paramref name="error"/> into the object that is open.</summary>
    public static void Write(Utf8JsonWriter writer, ApiException error)
    {
        if (error.Errors is { } errors)
        {
            writer.WriteStartArray("errors");
            foreach (var text in errors)
                writer.WriteStringValue(text);
            writer.WriteEndArray();
            return;
        }

        writer.WriteNumber("code", error.Status);
        writer.WriteString("message", error.Message);
        if (error.Details is { } details)
            writer.WriteString("details", details);
    }
}
