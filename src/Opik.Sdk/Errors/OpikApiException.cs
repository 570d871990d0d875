using System.Net;

namespace Opik;

/// <summary>The server refused a request or failed at it. Python: <c>ApiError</c>.</summary>
public class OpikApiException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="statusCode">HTTP status.</param>
    /// <param name="message">What the server said, and to which request.</param>
    /// <param name="code">The server's own code, where it sends one.</param>
    /// <param name="body">The start of the body as text.</param>
    public OpikApiException(HttpStatusCode statusCode, string message, int? code = null, string? body = null)
        : base(message)
    {
        StatusCode = statusCode;
        Code = code;
        Body = body;
    }

    /// <summary>HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The server's own code; null when it sent none.</summary>
    public int? Code { get; }

    /// <summary>At most the first 2,000 characters of the body.</summary>
    public string? Body { get; }
}
