using PhoneDashboard.Core;

namespace PhoneDashboard.Web.SignIn;

/// <summary>Closes endpoints that are not pages to those who lack the permission.</summary>
internal static class EndpointNeeds
{
    /// <summary>Declares the permission and answers 403 without it, before the endpoint does anything.</summary>
    internal static TBuilder Needs<TBuilder>(this TBuilder endpoints, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoints
            .WithMetadata(new NeedsAttribute(permission))
            .AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<CurrentActor>().May(permission)
                ? next(context)
                : ValueTask.FromResult<object?>(Results.Problem("Your role does not allow this. Ask an administrator of your dashboard.", statusCode: StatusCodes.Status403Forbidden)));
}
