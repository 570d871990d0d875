namespace Opik.Server.Features;

/// <summary>
/// Maps a route to a method of an endpoint class (a singleton). No binding by reflection: handlers read what they need
/// from the <see cref="HttpContext"/>.
/// </summary>
internal static class EndpointMapping
{
    public static IEndpointConventionBuilder Get<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.MapMethods(pattern, [HttpMethods.Get], Handler(handler));

    public static IEndpointConventionBuilder Post<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.MapMethods(pattern, [HttpMethods.Post], Handler(handler));

    public static IEndpointConventionBuilder Put<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.MapMethods(pattern, [HttpMethods.Put], Handler(handler));

    public static IEndpointConventionBuilder Patch<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.MapMethods(pattern, [HttpMethods.Patch], Handler(handler));

    public static IEndpointConventionBuilder Delete<T>(this IEndpointRouteBuilder api, string pattern, Func<T, HttpContext, Task> handler)
        where T : notnull => api.MapMethods(pattern, [HttpMethods.Delete], Handler(handler));

    private static RequestDelegate Handler<T>(Func<T, HttpContext, Task> handler)
        where T : notnull => http => handler(http.RequestServices.GetRequiredService<T>(), http);
}
