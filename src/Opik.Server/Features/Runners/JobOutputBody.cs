using Opik.Server.Hosting.Errors;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Runners;

/// <summary>Body of <c>POST /v1/private/local-runners/jobs/{jobId}/output</c>.</summary>
/// <param name="RunnerId">Who tells.</param>
/// <param name="Offset">Where the text begins in the whole output, in UTF-16 code units.</param>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Tokens of the whole output so far, where they are known.</param>
[RequiredMembers(nameof(RunnerId), nameof(Offset), nameof(Text))]
internal sealed record JobOutputBody(Guid? RunnerId, int? Offset, string? Text, int? Tokens)
{
    /// <summary>Code units of one call at most.</summary>
    public const int MaxText = 65_536;

    /// <exception cref="ApiException">422: a member is missing or out of its range.</exception>
    public void Check()
    {
        var errors = new List<string>();
        if (RunnerId is null)
            errors.Add("runner_id must not be null");
        if (Offset is null or < 0)
            errors.Add("offset must be a number from 0");
        if (string.IsNullOrEmpty(Text))
            errors.Add("text must not be empty");
        else if (Text.Length > MaxText)
            errors.Add($"text must have at most {MaxText} characters; send it in pieces");
        if (Tokens is < 0)
            errors.Add("tokens must be a number from 0");
        if (errors.Count > 0)
            throw ApiException.Invalid(errors);
    }
}
