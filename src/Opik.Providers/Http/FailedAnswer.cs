using System.Net;
using System.Text;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;
using Opik.Providers.Protocols;

namespace Opik.Providers.Http;

/// <summary>An answer with an error status.</summary>
internal sealed class FailedAnswer(HttpStatusCode status, string? headerType) : IAnswerReader
{
    private const int LongestBody = 64 * 1024;
    private readonly BoundedBytes body = new(LongestBody);

    public bool IsComplete => false;

    public bool HasToken => false;

    public bool IsCut => body.IsCut;

    public int Unreadable => 0;

    public bool ReadsInPart => true;

    public void Push(ReadOnlySpan<byte> bytes) => body.Add(bytes);

    public void Complete(ModelCall call)
    {
        call.Metadata["status_code"] = (int)status;
        call.Error = ProviderErrors.Read(status, body.Written.IsEmpty ? null : JsonBytes.Parse(body.Written), Encoding.UTF8.GetString(body.Written), headerType);
    }
}
