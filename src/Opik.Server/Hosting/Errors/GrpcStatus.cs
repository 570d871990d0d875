using System.Globalization;
using System.Text;

namespace Opik.Server.Hosting.Errors;

/// <summary>
/// Status codes of gRPC, how ours translate to them, and the form a failure has on the wire
/// (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md, doc/statuscodes.md).
/// </summary>
internal static class GrpcStatus
{
    public const int Ok = 0;
    public const int InvalidArgument = 3;
    public const int NotFound = 5;
    public const int PermissionDenied = 7;
    public const int ResourceExhausted = 8;
    public const int Aborted = 10;
    public const int Unimplemented = 12;
    public const int Internal = 13;
    public const int Unavailable = 14;
    public const int Unauthenticated = 16;

    public const string ContentType = "application/grpc";
    public const string StatusHeader = "grpc-status";
    public const string MessageHeader = "grpc-message";

    /// <summary>True when the caller speaks gRPC.</summary>
    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType is { } type && type.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) && (type.Length == ContentType.Length || type[ContentType.Length] is '+' or ';');

    /// <summary>The code for one of our HTTP statuses. Exporters try again after 14 and 10, and give up after the others.</summary>
    public static int OfHttp(int status) => status switch
    {
        StatusCodes.Status400BadRequest or StatusCodes.Status422UnprocessableEntity => InvalidArgument,
        StatusCodes.Status401Unauthorized => Unauthenticated,
        StatusCodes.Status403Forbidden => PermissionDenied,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed or StatusCodes.Status415UnsupportedMediaType => Unimplemented,
        StatusCodes.Status409Conflict => Aborted,
        StatusCodes.Status413PayloadTooLarge => ResourceExhausted,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => Unavailable,
        _ => Internal,
    };

    /// <summary>Answers a failure: headers only, HTTP 200.</summary>
    public static Task FailAsync(HttpContext http, int code, string message)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = ContentType;
        http.Response.Headers[StatusHeader] = code.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers[MessageHeader] = Encode(message);
        return http.Response.CompleteAsync();
    }

    /// <summary>A message as a header takes it: UTF-8, everything but printable ASCII percent-encoded.</summary>
    public static string Encode(string message)
    {
        var encoded = new StringBuilder(message.Length);
        foreach (var value in Encoding.UTF8.GetBytes(message))
        {
            if (value is >= 0x20 and <= 0x7E and not (byte)'%')
                encoded.Append((char)value);
            else
                encoded.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }
}
