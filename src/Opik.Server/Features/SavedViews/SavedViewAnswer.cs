using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.SavedViews;

/// <summary>A saved view on the wire. <c>own</c>: the user made it, and may make it private.</summary>
internal sealed record SavedViewAnswer(
    Guid Id, Guid? ProjectId, string Page, string Name, bool Shared, bool Own, long Revision, JsonText State,
    DateTime CreatedAt, string CreatedBy, DateTime LastUpdatedAt, string LastUpdatedBy)
{
    public static SavedViewAnswer Of(Scope scope, SavedView view) => new(
        view.Id, view.ProjectId, view.Page, view.Name, view.IsShared, view.CreatedBy == scope.UserName, view.Revision, view.State,
        view.CreatedAt, view.CreatedBy, view.LastUpdatedAt, view.LastUpdatedBy);
}
