using System.Text.Json;

namespace Opik.Server.Hosting.Json;

/// <summary>Writes JSON answers. They are built whole before the first byte is sent, so that a failure can still become an error.</summary>
internal static class JsonAnswers
{
    private const string ContentType = "application/json";

    /// <summary>Answers an object whose members <paramref name="members"/> writes.</summary>
    public static Task WriteJsonAsync(this HttpContext http, int status, Action<Utf8JsonWriter> members) =>
        http.WriteJsonAsync(status, members, static (writer, members) => members(writer));

    /// <summary>Answers an object whose members <paramref name="members"/> writes from <paramref name="state"/>.</summary>
    public static async Task WriteJsonAsync<TState>(this HttpContext http, int status, TState state, Action<Utf8JsonWriter, TState> members)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            members(writer, state);
            writer.WriteEndObject();
        }

        await http.SendJsonAsync(status, buffer);
    }

    /// <summary>Answers a DTO, serialised with <see cref="WireJson.Options"/>.</summary>
    public static async Task WriteDtoAsync<T>(this HttpContext http, int status, T value)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
            JsonSerializer.Serialize(writer, value, WireJson.Options);
        await http.SendJsonAsync(status, buffer);
    }

    /// <summary>201 with <c>Location: {path of the request}/{id}</c> and no body.</summary>
    public static Task CreatedAsync(this HttpContext http, Guid id)
    {
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"{http.OriginalUrl()}/{id:D}";
        return Task.CompletedTask;
    }

    /// <summary>204.</summary>
    public static Task NoContentAsync(this HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Address of the request as the client wrote it, without query and trailing slash.</summary>
    public static string OriginalUrl(this HttpContext http) =>
        $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{http.Request.Path}";

    private static async Task SendJsonAsync(this HttpContext http, int status, PooledBuffer buffer)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }
}
