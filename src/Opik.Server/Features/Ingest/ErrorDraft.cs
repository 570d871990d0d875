using Opik.Contracts;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Ingest;

/// <summary>Error information as decoded: <c>{"exception_type","message","traceback"}</c>.</summary>
internal sealed record ErrorDraft(string? ExceptionType, string? Message, string? Traceback)
{
    public static ErrorDraft? Read(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject())
            return null;
        string? type = null, message = null, traceback = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("exception_type"u8))
                type = cursor.ReadText();
            else if (cursor.Is("message"u8))
                message = cursor.ReadText();
            else if (cursor.Is("traceback"u8))
                traceback = cursor.ReadText();
            else
                cursor.Skip();
        }

        return new ErrorDraft(type, message, traceback);
    }

    public void Validate(Violations violations, string path)
    {
        violations.CheckNotBlank(path, "errorInfo.exceptionType", ExceptionType);
        violations.CheckNotBlank(path, "errorInfo.traceback", Traceback);
    }

    public ErrorInfo ToErrorInfo() => new(ExceptionType ?? string.Empty, Message, Traceback ?? string.Empty);
}
