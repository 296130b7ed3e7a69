/**
 * Hosts where anybody can put up an address within minutes: tunnels to one's own machine, and free hosting
 * under a name that looks respectable.
 *
 * Source: the services' own documentation; those that reports on consent phishing name (facts §4:
 * Microsoft 2026-03-02, Push Security SAT1040); the private section of publicsuffix.org/list (MPL-2.0) to
 * check spelling.
 * Licence: facts; no list is copied.
 * Date: 2026-11-23.
 * Refresh: look through the private section of the Public Suffix List for new names of this kind.
 * A name stands for itself and everything below it. Goes to pages: keep it short.
 */
export const TUNNEL_HOSTS =
  'ngrok.io ngrok.app ngrok.dev ngrok-free.app ngrok-free.dev ngrok.pizza trycloudflare.com cfargotunnel.com loca.lt localtunnel.me serveo.net localhost.run lhr.life lhrtunnel.link lhr.rocks localto.net pinggy.link pinggy.io pinggy-free.link bore.pub telebit.io telebit.cloud tunnelmole.net zrok.io playit.gg packetriot.net pagekite.me localxpose.io loclx.io holesail.io beeceptor.com pipedream.net webhook.site hookdeck.com requestbin.net requestcatcher.com interact.sh oast.fun oast.live oast.me oast.online oast.pro oast.site burpcollaborator.net oastify.com devtunnels.ms githubpreview.dev app.github.dev sslip.io nip.io xip.io traefik.me lvh.me localtest.me expose.dev sharedwithexpose.com ts.net duckdns.org no-ip.org ddns.net dynu.net hopto.org zapto.org sytes.net myftp.org';

export const FREE_HOSTS =
  'github.io gitlab.io bitbucket.io workers.dev pages.dev r2.dev vercel.app now.sh netlify.app surge.sh web.app firebaseapp.com run.app appspot.com cloudfunctions.net herokuapp.com onrender.com up.railway.app fly.dev deno.dev replit.app replit.dev repl.co glitch.me codesandbox.io csb.app stackblitz.io webcontainer.io bolt.host lovable.app lovableproject.com base44.app azurewebsites.net azurestaticapps.net azureedge.net azurefd.net blob.core.windows.net web.core.windows.net cloudapp.azure.com powerappsportals.com powerpages.microsoft.com s3.amazonaws.com amplifyapp.com cloudfront.net elasticbeanstalk.com awsapprunner.com on.aws lambda-url.us-east-1.on.aws digitaloceanspaces.com ondigitalocean.app weebly.com weeblysite.com wixsite.com wixstudio.com blogspot.com webflow.io framer.app framer.website carrd.co sites.google.com script.google.com googleusercontent.com translate.goog notion.site bubbleapps.io softr.app glide.page super.site 000webhostapp.com infinityfreeapp.com rf.gd epizy.com atwebpages.com byethost.com freehostia.com neocities.org tiiny.site static.app kesug.com wuaze.com square.site godaddysites.com mystrikingly.com jimdosite.com webador.com zohosites.com pythonanywhere.com streamlit.app hf.space gradio.live ipfs.io dweb.link ipfs.dweb.link arweave.net eu.org is-a.dev js.org vercel.dev hostingerapp.com hostingersite.com plesk.page cprapid.com';
