using System.IO.Compression;
using System.Text.Json;
using System.Text.Unicode;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Hosting.Bodies;

/// <summary>Parses a body; the reader stands before the first token.</summary>
internal delegate T BodyParser<out T>(ref Utf8JsonReader reader);

/// <summary>Parses a body member by member; the cursor stands before the first token.</summary>
internal delegate T CursorParser<out T>(ref JsonCursor cursor);

/// <summary>
/// Reads request bodies: decompression, size limit, UTF-8 check. JSON that only fails for <c>NaN</c> or <c>Infinity</c>
/// (Python clients send them) is parsed again with these written as strings.
/// </summary>
internal sealed class RequestBody(ServerOptions options)
{
    /// <summary>The decompressed body, in pooled memory: dispose it, and keep no slice of it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="limit">Most bytes, also after decompression; null: <see cref="ServerOptions.MaxDocumentBytes"/>.</param>
    /// <exception cref="ApiException">413 too large, 400 broken compression, 415 unknown compression.</exception>
    public async Task<PooledBuffer> ReadAsync(HttpContext http, long? limit = null)
    {
        var request = http.Request;
        var most = limit ?? options.MaxDocumentBytes;
        if (request.ContentLength > most)
            throw TooLarge(most);
        var encoding = request.Headers.ContentEncoding.ToString();
        var plain = encoding.Length == 0 || string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase);
        var expected = Math.Clamp((request.ContentLength ?? 4096) * (plain ? 1 : 6), 1024, 1 << 20);
        var buffer = new PooledBuffer((int)expected + 1);
        try
        {
            if (plain)
            {
                await FillAsync(request.Body, buffer, most, http.RequestAborted);
            }
            else
            {
                await using var inflated = Decompress(encoding, request.Body);
                await FillAsync(inflated, buffer, most, http.RequestAborted);
            }

            return buffer;
        }
        catch (Exception broken) when (broken is InvalidDataException || (!plain && broken is InvalidOperationException))
        {
            // The Brotli stream reports damage as an invalid operation.
            buffer.Dispose();
            throw ApiException.BadJson($"The body is not valid {encoding}: {broken.Message}");
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>Reads and parses a JSON body that must not be empty.</summary>
    public async Task<T> ReadJsonAsync<T>(HttpContext http, BodyParser<T> parser)
    {
        using var buffer = await ReadAsync(http);
        return Parse(buffer.WrittenSpan, parser);
    }

    /// <summary>Reads a JSON body that is an object, member by member: <paramref name="parser"/> starts inside it.</summary>
    public async Task<T> ReadObjectAsync<T>(HttpContext http, CursorParser<T> parser)
    {
        using var buffer = await ReadAsync(http);
        return ParseObject(buffer.WrittenSpan, parser);
    }

    /// <summary>Reads a DTO with <see cref="WireJson.Options"/>; wrong types are 400.</summary>
    public Task<T> ReadDtoAsync<T>(HttpContext http)
        where T : class =>
        ReadJsonAsync(http, static (ref Utf8JsonReader reader) =>
        {
            var value = JsonSerializer.Deserialize<T>(ref reader, WireJson.Options) ?? throw new JsonException("The body must be an object.");
            return value;
        });

    /// <summary>Parses an object; every failure of the text is a 400.</summary>
    public T ParseObject<T>(ReadOnlySpan<byte> utf8, CursorParser<T> parser) =>
        ParseTolerant(utf8, parser, static (text, parser) =>
        {
            var cursor = new JsonCursor(text);
            cursor.StartBody();
            var value = parser(ref cursor);
            cursor.EndBody();
            return value;
        });

    /// <summary>Parses <paramref name="utf8"/>; every failure of the text is a 400.</summary>
    public T Parse<T>(ReadOnlySpan<byte> utf8, BodyParser<T> parser) =>
        ParseTolerant(utf8, parser, static (text, parser) =>
        {
            var reader = new Utf8JsonReader(text, WireJson.Reader);
            var value = parser(ref reader);
            return reader.Read() ? throw new JsonException("There is text after the value.") : value;
        });

    private T ParseTolerant<TParser, T>(ReadOnlySpan<byte> utf8, TParser parser, TextParser<TParser, T> parse)
    {
        // A byte order mark is no JSON, but some tools write one.
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        if (utf8.IsEmpty)
            throw ApiException.BadJson("The body is empty.");
        if (!Utf8.IsValid(utf8))
            throw ApiException.BadJson("The body is not valid UTF-8.");
        try
        {
            return ParseOnce(utf8, parser, parse);
        }
        catch (Exception first) when (IsSyntax(first))
        {
            if (!NonFiniteNumbers.TryQuote(utf8, out var quoted))
                throw Bad(first);
            try
            {
                return ParseOnce(quoted, parser, parse);
            }
            catch (Exception second) when (IsSyntax(second))
            {
                throw Bad(second);
            }
        }
    }

    private delegate T TextParser<in TParser, out T>(ReadOnlySpan<byte> utf8, TParser parser);

    private static ApiException Bad(Exception failure) =>
        ApiException.BadJson(failure is JsonException json ? Describe(json) : failure.Message);

    private T ParseOnce<TParser, T>(ReadOnlySpan<byte> utf8, TParser parser, TextParser<TParser, T> parse)
    {
        if (utf8.Length > options.MaxStringBytes)
            StringLimit.Check(utf8, options.MaxStringBytes);
        return parse(utf8, parser);
    }

    // InvalidOperationException: a lone surrogate escape in a string.
    private static bool IsSyntax(Exception failure) => 
        failure is JsonException || (failure is InvalidOperationException && failure.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true);

    private static string Describe(JsonException failure)
    {
        // The serialiser's own text names a type of this program, which tells a client nothing.
        var text = failure.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) && failure.Path is { Length: > 2 } path
            ? $"The value of '{path[2..]}' has the wrong type or form."
            : failure.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
        return failure.LineNumber is { } line ? $"{text} (line {line + 1}, column {failure.BytePositionInLine + 1})" : text;
    }

    private static Stream Decompress(string encoding, Stream body) => encoding.Trim().ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        _ => throw ApiException.WithMessage(StatusCodes.Status415UnsupportedMediaType, "HTTP 415 Unsupported Media Type", $"Content-Encoding '{encoding}' is not supported: use gzip, br or deflate."),
    };

    private static async Task FillAsync(Stream source, PooledBuffer buffer, long most, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await source.ReadAsync(buffer.GetMemory(1024), cancellationToken);
            if (read == 0)
                return;
            buffer.Advance(read);
            if (buffer.WrittenCount > most)
                throw TooLarge(most);
        }
    }

    private static ApiException TooLarge(long most) => ApiException.WithMessage(
        StatusCodes.Status413PayloadTooLarge,
        "Request entity too large",
        $"The request size exceeds the maximum allowed size of {most} bytes.");
}
