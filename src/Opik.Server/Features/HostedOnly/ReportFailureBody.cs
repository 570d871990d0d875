using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.HostedOnly;

/// <summary>Body of <c>POST /v1/private/report-failures</c>.</summary>
internal sealed record ReportFailureBody(string? Type, Guid? ProjectId, string? Reason, string? Detail)
{
    /// <summary>The only kind of report.</summary>
    public const string AgentInsights = "agent_insights";

    /// <summary>Longest detail that is kept.</summary>
    private const int MaxDetail = 100_000;

    /// <exception cref="ApiException">400 or 422: a member is missing or not allowed.</exception>
    public void Check()
    {
        var errors = new List<string>();
        if (Type is null)
            errors.Add("type must not be null");
        else if (Type != AgentInsights)
            throw ApiException.BadRequest($"type must be one of [{AgentInsights}]");
        if (ProjectId is null)
            errors.Add("projectId must not be null");
        if (string.IsNullOrWhiteSpace(Reason))
            errors.Add("reason must not be blank");
        if (Reason?.Length > 255)
            errors.Add("reason size must be between 0 and 255");
        if (Detail?.Length > MaxDetail)
            errors.Add($"detail size must be between 0 and {MaxDetail}");
        if (errors.Count > 0)
            throw ApiException.Invalid(errors);
    }
}
