using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.HostedOnly;

/// <summary>Body of <c>POST /v1/internal/agent-insights/enrollment</c>.</summary>
internal sealed record EnrolmentBody(bool? Enrolled, IReadOnlyList<Guid>? ProjectIds)
{
    /// <exception cref="ApiException">422: a member is missing, or there are more than 500 projects.</exception>
    public void Check()
    {
        var errors = new List<string>();
        if (Enrolled is null)
            errors.Add("enrolled must not be null");
        if (ProjectIds is not { Count: > 0 and <= 500 })
            errors.Add("projectIds size must be between 1 and 500");
        if (errors.Count > 0)
            throw ApiException.Invalid(errors);
    }
}
